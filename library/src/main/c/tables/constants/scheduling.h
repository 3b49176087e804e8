DOMAIN("scheduling");
END();
