"""What of a body its writer wrote: quotations, attributions, signatures and forwards cut."""
