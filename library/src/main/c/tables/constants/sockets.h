DOMAIN("sockets");
END();
