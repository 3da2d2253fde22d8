"""Where articles come from by themselves: sources, and the one room that dials out."""
