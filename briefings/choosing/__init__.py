"""From Articles to a Brief: what is about the topic, what leads, who agrees and who differs."""
