"""What all pages share: fonts, colours, styles and scripts."""
