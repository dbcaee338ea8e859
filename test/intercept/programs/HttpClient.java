import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;

/** Requests a token from Zoom with java.net.http, and the users of the account with HttpsURLConnection. */
class HttpClient {
    public static void main(String[] arguments) throws Exception {
        var app = "acme_reports_s2s_0001:acme-reports-secret-for-dev-0001";
        var ask = HttpRequest.newBuilder(URI.create("https://zoom.us/oauth/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(app.getBytes()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=account_credentials&account_id=fjWCMNv_RySUpbdBJjO-Tg"))
            .build();
        var token = java.net.http.HttpClient.newHttpClient().send(ask, BodyHandlers.ofString()).body();
        System.out.println(find(token, "api_url"));

        var list = (HttpsURLConnection) new URL("https://api.zoom.us/v2/users").openConnection();
        list.setRequestProperty("Authorization", "Bearer " + find(token, "access_token"));
        System.out.println(find(new String(list.getInputStream().readAllBytes()), "email"));
    }

    /** All values of a key in a JSON text. */
    static String find(String json, String key) {
        return Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(json).results()
            .map(match -> match.group(1)).collect(Collectors.joining(" "));
    }
}
