package concordat.api.view;

/// Who wants a token.
public record SignInRequest(String login, String password) {}
