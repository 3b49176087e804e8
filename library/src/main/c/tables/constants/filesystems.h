DOMAIN("filesystems");
END();
