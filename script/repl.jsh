import org.os4j.*;
import static org.os4j.Posix.*;
