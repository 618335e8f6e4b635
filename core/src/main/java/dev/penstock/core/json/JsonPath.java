package dev.penstock.core.json;

/** Where a value stands in a document: {@code $} is the document, {@code $.a.b} a field of a field, {@code $.a[0]} a value of an array. */
public final class JsonPath {

    /** The whole document. */
    public static final JsonPath ROOT = new JsonPath("", "$");

    private final String key;
    private final String text;

    /** The key tells paths apart; the text is for people, long names in it are cut. */
    private JsonPath(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** The field of that name in the object here: {@code $.name}, or {@code $["a name"]} where a dot would mislead. */
    public JsonPath field(String name) {
        String shown = Excerpt.isWord(name) ? "." + name : "[" + Excerpt.quoted(name) + "]";
        return new JsonPath(key + name.length() + ":" + name, text + shown);
    }

    /** The value of that index in the array here, counted from 0: {@code $[2]}. */
    public JsonPath item(int index) {
        String shown = "[" + index + "]";
        return new JsonPath(key + shown, text + shown);
    }

    /** This path, of a document that itself stands at {@code place} in a larger one. */
    public JsonPath under(JsonPath place) {
        return new JsonPath(place.key + key, place.text + text.substring(1));
    }

    /** Equal for equal paths only. */
    String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonPath that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
