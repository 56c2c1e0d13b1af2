"""Sign in, enrol, choose posting and purpose."""
