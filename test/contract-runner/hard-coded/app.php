<?php
// An app with zoom.us written into it, for one person at a time: no setting, no library, no account. Served by `php -S`.
declare(strict_types=1);

session_start();
$redirectUri = 'http://127.0.0.1:' . getenv('PORT') . '/callback';

function ask(string $url, array $options): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    $text = curl_exec($curl);
    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), json_decode((string) $text, true)];
}

switch (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
    case '/connect':
        $_SESSION['state'] = bin2hex(random_bytes(16));
        header('Location: https://zoom.us/oauth/authorize?' . http_build_query([
            'response_type' => 'code',
            'client_id' => getenv('CLIENT_ID'),
            'redirect_uri' => $redirectUri,
            'state' => $_SESSION['state'],
        ]));
        break;
    case '/callback':
        [, $tokens] = ask('https://zoom.us/oauth/token', [
            CURLOPT_USERPWD => getenv('CLIENT_ID') . ':' . getenv('CLIENT_SECRET'),
            CURLOPT_POSTFIELDS => http_build_query([
                'grant_type' => 'authorization_code',
                'code' => $_GET['code'],
                'redirect_uri' => $redirectUri,
            ]),
        ]);
        $_SESSION['token'] = $tokens['access_token'];
        break;
    case '/use':
        $bearer = ['Authorization: Bearer ' . ($_SESSION['token'] ?? '')];
        [$status] = ask('https://api.zoom.us/v2/users/me', [CURLOPT_HTTPHEADER => $bearer]);
        http_response_code(isset($_SESSION['token']) ? $status : 409);
}
