DOMAIN("seccomp");
END();
