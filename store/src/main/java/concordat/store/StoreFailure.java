package concordat.store;

/// The database cannot be started, reached or trusted, and somebody who runs the machine must act. Says what is wrong,
/// where, and what to do, each in words that stand on one line.
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String remedy;

    public StoreFailure(String what, String where, String remedy) {
        super(line(what, where, remedy));
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    public StoreFailure(String what, String where, String remedy, Throwable cause) {
        super(line(what, where, remedy), cause);
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String remedy() {
        return remedy;
    }

    private static String line(String what, String where, String remedy) {
        return what + " (" + where + "): " + remedy;
    }
}
