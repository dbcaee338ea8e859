<?php

require 'Illuminate/autoload.php';

use Illuminate\Container\Container;
use Illuminate\Events\Dispatcher;
use Illuminate\Http\RedirectResponse;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Routing\Router;

$zoom = getenv('ZOOM_BASE_URL') ?: 'https://zoom.us';
$credentials = getenv('ZOOM_CLIENT_ID') . ':' . getenv('ZOOM_CLIENT_SECRET');
$redirectUri = 'http://127.0.0.1:' . getenv('PORT') . '/callback';

function ask(string $url, array $options): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    return json_decode(curl_exec($curl), true);
}

$container = new Container();
$router = new Router(new Dispatcher($container), $container);

$router->get('/connect', function () use ($zoom, $redirectUri) {
    session_start();
    $_SESSION['state'] = bin2hex(random_bytes(16));
    return new RedirectResponse("$zoom/oauth/authorize?" . http_build_query([
        'response_type' => 'code',
        'client_id' => getenv('ZOOM_CLIENT_ID'),
        'redirect_uri' => $redirectUri,
        'state' => $_SESSION['state'],
    ]));
});

$router->get('/callback', function (Request $request) use ($zoom, $credentials, $redirectUri) {
    session_start();
    if (!hash_equals($_SESSION['state'] ?? '', $request->query('state') ?? '')) {
        return new Response('', 400);
    }
    unset($_SESSION['state']);
    $form = ['grant_type' => 'authorization_code', 'code' => $request->query('code'), 'redirect_uri' => $redirectUri];
    $token = ask("$zoom/oauth/token", [CURLOPT_POSTFIELDS => http_build_query($form), CURLOPT_USERPWD => $credentials]);
    $bearer = [CURLOPT_HTTPHEADER => ["Authorization: Bearer {$token['access_token']}"]];
    return 'Connected as ' . ask("{$token['api_url']}/v2/users/me", $bearer)['email'];
});

$request = Request::capture();
$container->instance(Request::class, $request);
$router->dispatch($request)->send();
