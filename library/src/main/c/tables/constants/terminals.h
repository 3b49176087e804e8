DOMAIN("terminals");
END();
