package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.Map;

/** A filter in the chain that requests pass in order, and responses in reverse. */
public interface HttpFilter {
    /** The entry in the list of filters. */
    Map<String, Object> json();

    /** This filter, off but for the routes that {@linkplain Route#running name it}. */
    default HttpFilter onDemand() {
        return () -> json().put("disabled", true);
    }

    /** Envoy's Lua filter, with the code of {@code envoy_on_request} or {@code envoy_on_response}. */
    static HttpFilter lua(String code) {
        var config = object(
                "@type",
                "type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua",
                "default_source_code",
                object("inline_string", code));
        return () -> object("name", "lua", "typed_config", config);
    }
}
