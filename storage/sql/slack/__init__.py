"""What Slack's OAuth stores: installations, and who is on the way to install."""
