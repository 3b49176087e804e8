DOMAIN("poll");
END();
