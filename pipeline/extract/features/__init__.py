"""What a clause says beside who takes part: features, generations, parts and places."""
