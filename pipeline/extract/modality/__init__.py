"""What stands over a clause: who plans, orders, denies or reverses it, and when."""
