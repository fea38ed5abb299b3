package org.houzhen.kiosk.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The files of the pages, kept in memory and written in one piece on the event loop. Answered from another thread, as
 * Spring's resource handler does, a browser's next request on the same connection may never be read (Reactor Netty
 * 1.3.7), and the page stays blank.
 */
@Component
class PageFiles {
    private static final List<String> ROOTS = List.of("static", "META-INF/resources");
    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_@][A-Za-z0-9_@.-]*)+");

    private static final String FONTS = "/assets/fonts/"; // Their version is part of their address.
    private static final CacheControl KEPT =
            CacheControl.maxAge(365, TimeUnit.DAYS).immutable();

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    Mono<ServerResponse> index(ServerRequest request) {
        return serve("/index.html");
    }

    Mono<ServerResponse> file(ServerRequest request) {
        return serve(request.path());
    }

    private Mono<ServerResponse> serve(String path) {
        return find(path)
                .map(content -> ServerResponse.ok()
                        .contentType(MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM))
                        .cacheControl(path.startsWith(FONTS) ? KEPT : CacheControl.noCache())
                        .bodyValue(content))
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private Optional<byte[]> find(String path) {
        return NAME.matcher(path).matches()
                ? Optional.ofNullable(files.computeIfAbsent(path, PageFiles::read))
                : Optional.empty();
    }

    private static byte[] read(String path) {
        return ROOTS.stream()
                .map(root -> new ClassPathResource(root + path))
                .filter(ClassPathResource::isReadable)
                .findFirst()
                .map(PageFiles::content)
                .orElse(null);
    }

    private static byte[] content(ClassPathResource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + file.getPath(), e);
        }
    }
}
