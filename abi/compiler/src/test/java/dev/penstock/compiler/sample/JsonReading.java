package dev.penstock.compiler.sample;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonReader;

/** A plugin that answers with what it read in the document of that number, or why it read nothing. */
public final class JsonReading {
    private record Config(Bytes from, Bytes to) {}

    private JsonReading() {}

    public static Plugin plugin() {
        return new Plugin("json-reading", JsonReading::outcome);
    }

    static String outcome(int number) {
        byte[] document = JsonCorpus.document(number);
        return JsonReader.read(document).fold(Object::toString, JsonReading::print)
                + " | "
                + ConfigReader.read(document, JsonReading::config)
                        .fold(errors -> errors.mkString("; "), config -> config.from() + " to " + config.to());
    }

    private static Checked<Config> config(Json json) {
        return json.field("from")
                .string()
                .notEmpty()
                .bytes()
                .combine(json.field("to").orElse("").string().bytes())
                .ap(Config::new);
    }

    private static String print(Json json) {
        return json.match(new Printing());
    }

    private static final class Printing implements Json.Cases<String> {
        @Override
        public String object(Json.Obj object) {
            return object.fields()
                    .map(field -> print(Json.string(field._1())) + "=" + print(field._2()))
                    .mkString("{", " ", "}");
        }

        @Override
        public String array(Json.Arr array) {
            return array.items().map(JsonReading::print).mkString("[", " ", "]");
        }

        @Override
        public String string(Json.Str string) {
            StringBuilder units = new StringBuilder("'");
            for (int i = 0; i < string.text().length(); i++) {
                units.append((int) string.text().charAt(i)).append(' ');
            }
            return units.append('\'').toString();
        }

        @Override
        public String number(Json.Num number) {
            return number.text();
        }

        @Override
        public String bool(Json.Bool bool) {
            return bool.toString();
        }

        @Override
        public String nothing(Json.Null nothing) {
            return nothing.toString();
        }
    }
}
