package org.houzhen.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
public class QueueServer {
    public static void main(String[] args) {
        SpringApplication.run(QueueServer.class, args);
    }
}
