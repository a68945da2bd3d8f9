"""`ticketgate replay`: what came in, decided once more by other rules; nobody gets mail of it."""
