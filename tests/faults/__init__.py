"""What goes wrong on real machines, made to happen. The slow ones carry the mark `faults` and run with `make faults`."""
