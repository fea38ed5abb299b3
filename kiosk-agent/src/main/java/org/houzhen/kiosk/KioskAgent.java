package org.houzhen.kiosk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class KioskAgent {
    public static void main(String[] args) {
        SpringApplication.run(KioskAgent.class, args);
    }
}
