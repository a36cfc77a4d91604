package dev.playback.examples.webservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service that looks at web pages for others and remembers what it was asked. */
@SpringBootApplication
public class WebService {

    /** Starts the service on port 8080, or on the one that {@code --server.port} names. */
    public static void main(String[] arguments) {
        SpringApplication.run(WebService.class, arguments);
    }
}
