package org.houzhen.server.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Believes the hospital's own proxies, and nobody else, in whose name they ask: limits count by the machine that asks, and a
 * cookie is for HTTPS alone where the page came by it. Headers {@code X-Forwarded-For} (the last address that is no proxy of ours),
 * {@code -Proto}, {@code -Host}, {@code -Port}.
 */
public final class Proxies extends ForwardedHeaderTransformer {
    private static final String CLIENT = "X-Forwarded-For";

    private final List<IpSubnetFilterRule> own;

    /**
     * @param own addresses or networks, such as 10.1.0.7 or 10.1.0.0/24
     * @throws IllegalArgumentException if one of them is neither
     */
    public Proxies(List<String> own) {
        this.own = own.stream().map(Proxies::network).toList();
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        return isOwn(addressOf(request)) ? super.apply(withItsClientOnly(request)) : request;
    }

    /** What stands before the last stranger the stranger may have written himself. */
    private ServerHttpRequest withItsClientOnly(ServerHttpRequest request) {
        List<String> all = request.getHeaders().getOrEmpty(CLIENT).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        Optional<String> client =
                all.stream().filter(address -> !isOwn(address)).reduce((one, later) -> later);
        return request.mutate()
                .headers(headers -> {
                    headers.remove("Forwarded"); // The other form of the same; one is enough to look after.
                    headers.remove(CLIENT);
                    client.ifPresent(address -> headers.set(CLIENT, address));
                })
                .build();
    }

    private static IpSubnetFilterRule network(String text) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text.split("/")[0]);
        if (address == null) {
            throw new IllegalArgumentException("houzhen.proxies: " + text + " is no address and no network");
        }
        int prefix =
                text.contains("/") ? Integer.parseInt(text.split("/")[1]) : Byte.SIZE * address.getAddress().length;
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }

    private boolean isOwn(String text) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
        return address != null && own.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 0)));
    }

    /** The machine that asks; empty when it has no address. */
    public static String addressOf(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote == null) {
            return "";
        }
        return remote.getAddress() == null
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }
}
