package org.houzhen.server.phone;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.itinerary.Itineraries;
import org.houzhen.server.queue.PathOffice;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.registration.LaterDays;
import org.houzhen.server.registration.PhoneSignIn;
import org.houzhen.server.registration.ReturnNews;
import org.houzhen.server.registration.SlipLinks;
import org.houzhen.server.web.OpenFeeds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the phone page together: its key, its address, and whom it asks. */
@Configuration(proxyBeanMethods = false)
class PhoneConfiguration {
    private static final int FEEDS_OF_ONE_VISIT_MAX = 3;
    private static final String PAGE = "META-INF/resources/phone/index.html";

    @Bean
    VisitLinks visitLinks(@Value("${houzhen.data}") Path data, SecureRandom random, Clock clock) {
        return new VisitLinks(LinkKey.in(data, random), clock);
    }

    @Bean
    SlipLinks slipLinks(@Value("${houzhen.phone.address:}") String address, VisitLinks links) {
        return new PhoneAddress(address, links);
    }

    @Bean
    PhoneVisits phoneVisits(
            TicketOffice office,
            PathOffice paths,
            PhoneVisits.Clinic clinic,
            @Value("${houzhen.phone.sign-in:false}") boolean signIn,
            Clock clock) {
        return new PhoneVisits(office, paths, clinic, signIn, clock);
    }

    @Bean
    PhoneVisits.Clinic phoneClinic(ReturnNews news, LaterDays days) {
        return new PhoneVisits.Clinic(news, days);
    }

    @Bean
    ProofDesk proofDesk(Registrations registrations, PhoneSignIn desk, LaterDays days, Clock clock) {
        return new ProofDesk(registrations, desk, days, clock);
    }

    @Bean
    PhoneWay phoneWay(Registrations registrations, Itineraries itineraries, Clock clock) {
        return new PhoneWay(registrations, itineraries, clock);
    }

    @Bean
    PhoneController.Page phoneFront(
            VisitLinks links, PhoneVisits visits, PhoneWay way, PhoneFeed feed, ProofDesk proofs) {
        return new PhoneController.Page(links, visits, way, feed, proofs);
    }

    @Bean
    PhoneFeed phoneFeed(PathOffice paths, OpenFeeds phoneFeeds) {
        return new PhoneFeed(paths, phoneFeeds);
    }

    @Bean
    OpenFeeds phoneFeeds(@Value("${houzhen.phone.feeds-max:2000}") int max) {
        return new OpenFeeds("phone", max, FEEDS_OF_ONE_VISIT_MAX);
    }

    @Bean
    RouterFunction<ServerResponse> phonePage() throws IOException {
        byte[] page = new ClassPathResource(PAGE).getContentAsByteArray();
        return RouterFunctions.route(
                RequestPredicates.GET("/phone"),
                request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .bodyValue(page));
    }
}
