"""Builds the actor tables that come from public sources."""
