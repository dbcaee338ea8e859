<?php
// Requests a token and the users of the account from Zoom, with PHP's curl (which Guzzle, Symfony and Laravel use).
function send(string $url, array $options): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    $body = curl_exec($curl);
    if ($body === false) {
        exit(curl_error($curl) . "\n");
    }
    return json_decode($body, true);
}

$form = ['grant_type' => 'account_credentials', 'account_id' => 'fjWCMNv_RySUpbdBJjO-Tg'];
$token = send('https://zoom.us/oauth/token', [
    CURLOPT_USERPWD => 'acme_reports_s2s_0001:acme-reports-secret-for-dev-0001',
    CURLOPT_POSTFIELDS => http_build_query($form),
]);
echo $token['api_url'], "\n";
$bearer = ['Authorization: Bearer ' . $token['access_token']];
$users = send('https://api.zoom.us/v2/users', [CURLOPT_HTTPHEADER => $bearer])['users'];
echo implode(' ', array_column($users, 'email')), "\n";
