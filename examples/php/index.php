<?php
// Plain PHP with curl and SQLite: no framework, and no OAuth library. Served by `php -S`.
declare(strict_types=1);

$zoom = getenv('ZOOM_BASE_URL') ?: 'https://zoom.us';
$api = getenv('ZOOM_BASE_URL') ?: 'https://api.zoom.us';
$redirectUri = getenv('ZOOM_REDIRECT_URI') ?: 'http://127.0.0.1:3000/callback';
$credentials = getenv('ZOOM_CLIENT_ID') . ':' . getenv('ZOOM_CLIENT_SECRET');
$webhookSecret = getenv('ZOOM_WEBHOOK_SECRET') ?: '';

$db = new PDO('sqlite:' . (getenv('DATABASE') ?: 'app.db'));
$db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$db->setAttribute(PDO::ATTR_DEFAULT_FETCH_MODE, PDO::FETCH_ASSOC);
$db->exec('PRAGMA busy_timeout = 10000');
$db->exec('CREATE TABLE IF NOT EXISTS connections (person TEXT PRIMARY KEY, zoom_user TEXT NOT NULL,
  access_token TEXT NOT NULL, refresh_token TEXT NOT NULL, connected_at REAL NOT NULL)');

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/health') answer(200, 'ok');
if ($path === '/zoom/events') takeEvent();

session_name('php_example');
session_start();
if ($path === '/sign-in') {
    $_SESSION['person'] = $_POST['person'] ?? '';
    answer(204);
}
$person = $_SESSION['person'] ?? '';
if ($person === '') answer(401, 'Sign in first.');

switch ($path) {
    case '/connect':
        $_SESSION['state'] = bin2hex(random_bytes(32));
        redirect("$zoom/oauth/authorize?" . http_build_query([
            'response_type' => 'code',
            'client_id' => getenv('ZOOM_CLIENT_ID'),
            'redirect_uri' => $redirectUri,
            'state' => $_SESSION['state'],
        ]));
    case '/callback':
        finish($person);
    case '/':
        answer(200, json_encode(['connected' => find($person) !== null]), 'application/json');
    case '/use':
        session_write_close();
        used($person);
    case '/disconnect':
        $row = find($person);
        forget($person);
        if ($row !== null) send("$zoom/oauth/revoke", ['token' => $row['access_token']]);
        answer(204);
    default:
        answer(404, 'There is nothing here.');
}

/** The callback: the browser comes back from Zoom. */
function finish(string $person): never
{
    global $zoom, $redirectUri, $db;
    if (isset($_GET['code']) && !isset($_GET['state'])) redirect('/connect');
    $state = $_SESSION['state'] ?? null;
    unset($_SESSION['state']);
    if ($state === null || !hash_equals($state, $_GET['state'] ?? '')) {
        if (find($person) !== null) redirect('/');
        answer(400, 'Start again.');
    }
    if (!isset($_GET['code'])) answer(400, 'Zoom was not connected. You can start again.');
    [$status, $tokens] = send("$zoom/oauth/token", [
        'grant_type' => 'authorization_code',
        'code' => $_GET['code'],
        'redirect_uri' => $redirectUri,
    ]);
    if ($status !== 200) answer($status >= 400 && $status < 500 ? 400 : 502, 'Zoom was not connected. Start again.');
    [$status, $user] = me($tokens['access_token']);
    if ($status !== 200) answer(502, 'Zoom has trouble. Start again.');
    $db->prepare('DELETE FROM connections WHERE zoom_user = ? OR person = ?')->execute([$user['id'], $person]);
    $db->prepare('INSERT INTO connections VALUES (?, ?, ?, ?, ?)')->execute(
        [$person, $user['id'], $tokens['access_token'], $tokens['refresh_token'], microtime(true)]
    );
    redirect('/');
}

function used(string $person): never
{
    $row = find($person);
    if ($row === null) answer(409, 'Connect to Zoom first.');
    [$status] = me($row['access_token']);
    if ($status === 401) {
        $token = refreshed($row);
        if ($token === null) answer(502, 'Zoom has trouble.');
        if ($token === '') answer(409, 'Connect to Zoom again.');
        [$status] = me($token);
    }
    answer($status === 200 ? 200 : 502, $status === 200 ? 'It works.' : 'Zoom has trouble.');
}

/** The new access token; null when Zoom has trouble, '' when the connection is over. Processes wait for each other with a file lock. */
function refreshed(array $stale): ?string
{
    global $zoom, $db;
    $lock = fopen((getenv('DATABASE') ?: 'app.db') . '.' . sha1($stale['person']) . '.lock', 'c');
    flock($lock, LOCK_EX);
    $row = find($stale['person']);
    if ($row === null) return '';
    if ($row['access_token'] !== $stale['access_token']) return $row['access_token'];
    [$status, $tokens] = send("$zoom/oauth/token", [
        'grant_type' => 'refresh_token',
        'refresh_token' => $row['refresh_token'],
    ]);
    if ($status === 200 && isset($tokens['access_token'], $tokens['refresh_token'])) {
        $db->prepare('UPDATE connections SET access_token = ?, refresh_token = ? WHERE person = ?')
            ->execute([$tokens['access_token'], $tokens['refresh_token'], $row['person']]);
        return $tokens['access_token'];
    }
    if (!in_array($tokens['error'] ?? '', ['invalid_grant', 'invalid_request'], true)) return null;
    forget($row['person']);
    return '';
}

function takeEvent(): never
{
    global $webhookSecret, $db;
    $body = file_get_contents('php://input');
    $timestamp = $_SERVER['HTTP_X_ZM_REQUEST_TIMESTAMP'] ?? '';
    $expected = 'v0=' . hash_hmac('sha256', "v0:$timestamp:$body", $webhookSecret);
    $fresh = ctype_digit($timestamp) && time() - (int) $timestamp < 300;
    if (!$fresh || !hash_equals($expected, $_SERVER['HTTP_X_ZM_SIGNATURE'] ?? '')) answer(401);
    ['event' => $event, 'payload' => $payload] = json_decode($body, true);
    if ($event === 'endpoint.url_validation') {
        $token = $payload['plainToken'];
        $encrypted = hash_hmac('sha256', $token, $webhookSecret);
        answer(200, json_encode(['plainToken' => $token, 'encryptedToken' => $encrypted]), 'application/json');
    }
    if ($event === 'app_deauthorized') {
        $at = (float) (new DateTimeImmutable($payload['deauthorization_time']))->format('U.u');
        $db->prepare('DELETE FROM connections WHERE zoom_user = ? AND connected_at <= ?')->execute([$payload['user_id'], $at]);
    }
    answer(204);
}

function find(string $person): ?array
{
    global $db;
    $found = $db->prepare('SELECT * FROM connections WHERE person = ?');
    $found->execute([$person]);
    return $found->fetch() ?: null;
}

function forget(string $person): void
{
    global $db;
    $db->prepare('DELETE FROM connections WHERE person = ?')->execute([$person]);
}

/** Status (0: no response) and the parsed JSON. */
function send(string $url, array $form): array
{
    global $credentials;
    return ask($url, [CURLOPT_POSTFIELDS => http_build_query($form), CURLOPT_USERPWD => $credentials]);
}

function me(string $accessToken): array
{
    global $api;
    return ask("$api/v2/users/me", [CURLOPT_HTTPHEADER => ["Authorization: Bearer $accessToken"]]);
}

function ask(string $url, array $options): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 10]);
    $body = curl_exec($curl);
    $answer = is_string($body) ? json_decode($body, true) : null;
    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), is_array($answer) ? $answer : []];
}

function redirect(string $url): never
{
    header("Location: $url", true, 302);
    exit;
}

function answer(int $status, string $body = '', string $type = 'text/plain'): never
{
    http_response_code($status);
    header("Content-Type: $type");
    exit($body);
}
