"""What is packed: zip, tar, gzip, bzip2, xz and web archives, unpacked in memory."""
