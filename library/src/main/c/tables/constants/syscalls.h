DOMAIN("syscalls");
END();
