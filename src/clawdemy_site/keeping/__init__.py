"""What is kept from one build to the next: values by name, each with what it rested on."""
