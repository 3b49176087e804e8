DOMAIN("memory");
END();
