"""What all tests share."""

from hypothesis import HealthCheck, settings

# The first example of a law may import a ranking engine, so examples have no deadline.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
