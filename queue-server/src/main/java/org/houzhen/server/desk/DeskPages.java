package org.houzhen.server.desk;

import java.io.IOException;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Every desk is the same page, which looks at who is signed in; so whatever address is kept as a bookmark works. */
@Configuration(proxyBeanMethods = false)
class DeskPages {
    private static final URI DESKS = URI.create("/desk");

    @Bean
    RouterFunction<ServerResponse> deskPage() throws IOException {
        byte[] page = new ClassPathResource("META-INF/resources/desk/index.html").getContentAsByteArray();
        HandlerFunction<ServerResponse> answer = request -> ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(page);
        return RouterFunctions.route()
                .GET("/", request -> ServerResponse.temporaryRedirect(DESKS).build())
                .GET("/desk", answer)
                .GET("/desk/", answer)
                .GET("/desk/{desk:nurse|doctor|laboratory|station|pharmacy|administration|clerk}", answer)
                .build();
    }
}
