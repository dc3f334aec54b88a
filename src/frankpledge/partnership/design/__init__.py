"""GOV.UK Design System components, the page layout and the style sheet."""
