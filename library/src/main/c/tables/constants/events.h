DOMAIN("events");
END();
