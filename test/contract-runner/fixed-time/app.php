<?php
// Refreshes when 55 minutes have passed by its own clock, and at no other time. Sessions are PHP's own, rows are files.
[$zoom, $back, $id, $secret] = array_map('getenv', ['ZOOM_URL', 'REDIRECT_URI', 'CLIENT_ID', 'CLIENT_SECRET']);
session_save_path(getenv('DATA'));
session_start();

function send(string $url, array $headers, ?array $fields = null): ?array
{
    $body = $fields === null ? [] : ['method' => 'POST', 'content' => http_build_query($fields)];
    if ($fields !== null) $headers[] = 'Content-Type: application/x-www-form-urlencoded';
    $answer = @file_get_contents($url, false, stream_context_create(['http' => $body + ['header' => $headers]]));
    return $answer === false ? null : json_decode($answer, true);
}

function tokens(array $fields): ?array
{
    global $zoom, $id, $secret;
    $row = send("$zoom/oauth/token", ['Authorization: Basic ' . base64_encode("$id:$secret")], $fields);
    if ($row !== null) $_SESSION['row'] = $row + ['saved_at' => time()];
    return $row;
}

function use_zoom(): int
{
    global $zoom;
    $row = $_SESSION['row'] ?? null;
    if ($row !== null && time() - $row['saved_at'] > 55 * 60)
        $row = tokens(['grant_type' => 'refresh_token', 'refresh_token' => $row['refresh_token']]);
    if ($row === null) return 409;
    return send("$zoom/v2/users/me", ["Authorization: Bearer {$row['access_token']}"]) === null ? 502 : 200;
}

switch (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
    case '/sign-in':
        $_SESSION['person'] = $_GET['person'];
        break;
    case '/connect':
        $_SESSION['state'] = bin2hex(random_bytes(16));
        $asked = ['response_type' => 'code', 'client_id' => $id, 'redirect_uri' => $back, 'state' => $_SESSION['state']];
        header("Location: $zoom/oauth/authorize?" . http_build_query($asked));
        break;
    case '/callback':
        $good = isset($_SESSION['state'], $_GET['state'], $_GET['code']) && $_SESSION['state'] === $_GET['state'];
        unset($_SESSION['state']);
        $good = $good && tokens(['grant_type' => 'authorization_code', 'code' => $_GET['code'], 'redirect_uri' => $back]);
        http_response_code($good ? 200 : 400);
        break;
    case '/use':
        http_response_code(use_zoom());
}
