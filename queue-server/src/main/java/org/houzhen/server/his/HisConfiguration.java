package org.houzhen.server.his;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.InsuranceFacts;
import org.houzhen.server.hospital.Laboratory;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Reports;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.store.Stores;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the reference hospital and offers its ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HospitalRules.class)
class HisConfiguration {
    private static final int TOKEN_SIZE = 16;

    @Bean(destroyMethod = "close")
    ReferenceHospital referenceHospital(Stores stores, HospitalRules rules, Clock clock, SecureRandom random) {
        return ReferenceHospital.open(stores.open("hospital"), rules, clock, tokens(random));
    }

    private static Supplier<String> tokens(SecureRandom random) {
        return () -> {
            var bytes = new byte[TOKEN_SIZE];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    @Bean
    HospitalNight hospitalNight(ReferenceHospital hospital, Clock clock) {
        return new HospitalNight(hospital, clock);
    }

    @Bean
    PatientIndex patientIndex(ReferenceHospital hospital) {
        return hospital.patients();
    }

    @Bean
    OutpatientScheduling outpatientScheduling(ReferenceHospital hospital) {
        return hospital.scheduling();
    }

    @Bean
    Registrations registrations(ReferenceHospital hospital) {
        return hospital.registrations();
    }

    @Bean
    Rescheduling rescheduling(ReferenceHospital hospital) {
        return hospital.rescheduling();
    }

    @Bean
    Billing billing(ReferenceHospital hospital) {
        return hospital.billing();
    }

    @Bean
    InsuranceFacts insuranceFacts(ReferenceHospital hospital) {
        return hospital.insurance();
    }

    @Bean
    TransactionQuery transactionQuery(ReferenceHospital hospital) {
        return hospital.transactions();
    }

    @Bean
    Reports reports(ReferenceHospital hospital) {
        return hospital.reports();
    }

    @Bean
    Orders orders(ReferenceHospital hospital) {
        return hospital.orders();
    }

    @Bean
    Laboratory laboratory(ReferenceHospital hospital) {
        return hospital.laboratory();
    }

    @Bean
    Stations stations(ReferenceHospital hospital) {
        return hospital.stations();
    }
}
