"""What is remembered of channels: settings, questions, subscriptions, deliveries."""
