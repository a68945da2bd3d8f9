"""What an owner may choose: settings, profiles, the desk itself."""
