DOMAIN("capabilities");
END();
