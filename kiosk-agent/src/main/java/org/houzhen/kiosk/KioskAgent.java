package org.houzhen.kiosk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class KioskAgent {
    public static void main(String[] args) {
        SpringApplication.run(KioskAgent.class, args);
    }
}
