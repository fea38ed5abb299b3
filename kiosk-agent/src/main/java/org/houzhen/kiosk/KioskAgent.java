package org.houzhen.kiosk;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class KioskAgent {
    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains(DeviceCheck.OPTION)) {
            DeviceCheck.main(args);
        }
        SpringApplication.run(KioskAgent.class, args);
    }
}
