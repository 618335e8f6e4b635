package dev.penstock.testkit.law;

/** What every plugin keeps, unless it is made not to. */
public enum Law {
    /** Both ends see the same however bodies are cut, and bodies the same whether trailers follow. */
    SPLIT("both ends see the same however bodies are cut", "everyCutGivesTheSame") {
        @Override
        void search(PluginLaws laws) {
            laws.search(this, PluginLaws::everyCutGivesTheSame);
        }
    },
    /** A stream sees the same whatever other streams run before it or meanwhile, ended early or not. */
    ISOLATION("streams do not touch each other", "runApart") {
        @Override
        void search(PluginLaws laws) {
            laws.searchFlows(this);
        }
    },
    /** Envoy configures a plugin several times: nothing changes by that. */
    CONFIGURATION("configuring again changes nothing", "configuringAgainChangesNothing") {
        @Override
        void search(PluginLaws laws) {
            laws.search(this, PluginLaws::configuringAgainChangesNothing);
        }
    },
    /** A message that arrives with {@code content-length} has so many bytes. */
    LENGTH("a stated length is right", "statesTheRightLength") {
        @Override
        void search(PluginLaws laws) {
            laws.search(this, PluginLaws::statesTheRightLength);
        }
    },
    /** No reply or reset comes where it would kill the proxy, after the end of a stream above all. */
    END("nothing is said after the end", "saysNothingAfterTheEnd") {
        @Override
        void search(PluginLaws laws) {
            laws.search(this, PluginLaws::saysNothingAfterTheEnd);
        }
    },
    /** What a VM keeps does not grow with the streams it has served. On the JVM all objects count, of a module its linear memory. */
    MEMORY("nothing is kept of a stream after its end", "keepsNothingOfItsStreams") {
        @Override
        void search(PluginLaws laws) {
            laws.searchSeldom(this, PluginLaws::keepsNothingOfItsStreams);
        }
    };

    private final String text;
    private final String verb;

    Law(String text, String verb) {
        this.text = text;
        this.verb = verb;
    }

    abstract void search(PluginLaws laws);

    String text() {
        return text;
    }

    /** The verb of {@link PluginLaws} that checks one case. */
    String verb() {
        return verb;
    }
}
