package dev.penstock.core.call;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonReader;
import io.vavr.control.Option;

/**
 * One host of the cluster that a request is routed to, as Higress knows it.
 *
 * @param address {@code ip:port}
 * @param details an object of JSON with {@code health_status}, and {@code metrics} where the host tells some; empty where nothing is known
 */
public record UpstreamHost(String address, Bytes details) {
    /** Whether its health is {@code Healthy}. */
    public boolean isHealthy() {
        return detail("health_status").contains("Healthy");
    }

    /** What its metrics are, in the text form of Prometheus. */
    public Option<String> metrics() {
        return detail("metrics");
    }

    private Option<String> detail(String name) {
        return JsonReader.read(details)
                .toOption()
                .flatMap(Json::asObject)
                .flatMap(known -> known.get(name))
                .flatMap(Json::asString);
    }
}
