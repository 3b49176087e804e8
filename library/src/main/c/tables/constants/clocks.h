DOMAIN("clocks");
END();
