"""Articles that report one event, brought together: dated stories, and threads of them."""
