"""The queue: jobs that outlive the process. It knows nothing of their work."""
