"""A stack in, what its layers and the kit below changed out; also records decisions."""
